"""What keeps a visit private: strict headers on every answer, and pages that no browser keeps.

Nothing comes from elsewhere, nothing runs inline, no other site learns from which page someone came. Pages that hold
something a person told are never stored, by browsers or by search engines.
"""

from flask import Flask, Response, g, request

_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
}
_STATIC_SECONDS = 31_536_000


def leave_no_trace() -> None:
    """This page holds something a person told: keep it nowhere. Use as `before_request` of a blueprint."""
    g.leave_no_trace = True


def allow_frames(hosts: str) -> None:
    """This page may stand inside pages of `hosts` (addresses with spaces between)."""
    g.frame_ancestors = f"'self' {hosts}".strip()


def content_security_policy(frame_ancestors: str) -> str:
    return "; ".join(f"{name} {value}" for name, value in {**_POLICY, "frame-ancestors": frame_ancestors}.items())


def init_app(app: Flask) -> None:
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = _STATIC_SECONDS

    @app.after_request
    def protect(response: Response) -> Response:
        headers = response.headers
        headers["Content-Security-Policy"] = content_security_policy(g.get("frame_ancestors", "'none'"))
        headers["Referrer-Policy"] = "no-referrer"
        headers["X-Content-Type-Options"] = "nosniff"
        headers["Cross-Origin-Opener-Policy"] = "same-origin"
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), browsing-topics=()"
        if g.get("leave_no_trace"):
            headers["Cache-Control"] = "no-store"
            headers["X-Robots-Tag"] = "noindex, nofollow"
        elif request.endpoint != "static":
            headers.setdefault("Cache-Control", "no-cache")
        return response
