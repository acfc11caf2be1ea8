// The progress of a job as it comes; when the job is over the page shows what came of it.
const place = document.getElementById('job')
const events = new EventSource(place.dataset.events)

events.addEventListener('progress', event => {
  const job = JSON.parse(event.data)
  document.getElementById('done').textContent = `${job.done} ${job.done === 1 ? 'article' : 'articles'} done.`
  if (job.state === 'done' || job.state === 'failed') {
    events.close()
    location.reload()
  }
})
