/* Progressive enhancement only: the page leads on by itself, but forgets which part of it was asked for. */
addEventListener('DOMContentLoaded', () => {
	if (location.hash) location.replace(document.getElementById('moved').href + location.hash);
});
