# The daemon in a container. Config and database lie in /data, and so does what is kept between runs (/data/.cache):
#   docker run -v tracker:/data -e SMTP_PASSWORD festival-release-tracker
FROM python:3.13-slim AS build
WORKDIR /src
COPY pyproject.toml README.md LICENSE CHANGELOG.md ./
COPY tracker tracker
COPY jobs jobs
COPY db db
RUN python -m venv /opt/tracker && /opt/tracker/bin/pip install --no-cache-dir '.[fleet]'

FROM python:3.13-slim
COPY --from=build /opt/tracker /opt/tracker
RUN useradd --system --uid 10001 --home-dir /data tracker && install -d -o tracker -g tracker -m 0700 /data
ENV PATH=/opt/tracker/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    TRACKER_DATABASE=sqlite:////data/tracker.db
USER tracker
WORKDIR /data
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=1m --timeout=10s --start-period=30s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9464/healthz', timeout=5)"]
ENTRYPOINT ["tracker"]
CMD ["daemon", "--log", "json"]
