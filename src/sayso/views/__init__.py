"""How people see an article: on the terminal and in notebooks."""
