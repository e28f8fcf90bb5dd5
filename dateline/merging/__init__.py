"""Mention → Event: joins the reports of one event and shows where they disagree."""
