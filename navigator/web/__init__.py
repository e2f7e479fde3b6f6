"""The website: pages that are made on the server, work without JavaScript and keep nothing about who reads them.

Each view reads the request, calls the core and renders a template; what a page needs to say about an offer is prepared
in `cards.py`, so that templates only choose components.
"""
