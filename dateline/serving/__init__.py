"""Content → a site in the browser that renews itself on every save. For the editor's own machine."""
