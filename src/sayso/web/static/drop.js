// A file may be dropped anywhere on the form.
const form = document.querySelector('.give')
const file = document.getElementById('file')

for (const name of ['dragover', 'dragenter']) {
  form.addEventListener(name, event => {
    event.preventDefault()
    form.classList.add('over')
  })
}
for (const name of ['dragleave', 'drop']) form.addEventListener(name, () => form.classList.remove('over'))
form.addEventListener('drop', event => {
  event.preventDefault()
  if (!event.dataTransfer.files.length) return
  file.files = event.dataTransfer.files
  form.requestSubmit()
})
