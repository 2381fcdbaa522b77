FROM python:3.11-slim

RUN useradd --create-home --uid 10001 goldthread \
    && install -d -o goldthread -g goldthread -m 700 /data
WORKDIR /app
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 UV_PYTHON_DOWNLOADS=never GOLDTHREAD_DATA=/data

# What we stand on, from the lock file; then Goldthread itself, which changes more often.
RUN pip install --no-cache-dir uv==0.13.9
COPY pyproject.toml uv.lock README.md LICENSE ./
RUN uv sync --frozen --no-dev --no-install-project --no-cache
COPY goldthread goldthread
COPY demo demo
RUN uv sync --frozen --no-dev --no-editable --no-cache

USER goldthread
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/health/')"]
CMD ["goldthread", "serve", "--host", "0.0.0.0"]
