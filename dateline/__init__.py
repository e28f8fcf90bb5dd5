"""dateline reads saved articles into one dated, cited timeline.

Read each source, date what it says, annotate who did what, merge the reports of one event, publish the timeline:
every word of that sentence is a sub-package, and ``dateline.pipeline`` is the sentence.
"""

__version__ = "0.1.0"
