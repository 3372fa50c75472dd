# syntax=docker/dockerfile:1

FROM python:3.13-slim AS base
ENV PATH=/opt/venv/bin:$PATH \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_NO_CACHE_DIR=1 \
    PYTHONUNBUFFERED=1

FROM base AS build
WORKDIR /build
COPY requirements/exporter.txt requirements/
RUN python -m venv /opt/venv \
    && pip install --quiet --require-hashes --requirement requirements/exporter.txt
COPY pyproject.toml README.md LICENSE ./
COPY tools/index_readme.py tools/
COPY src src
RUN pip install --quiet --no-deps --no-build-isolation .

# For work on the project, see .devcontainer; the source is mounted, not copied.
FROM base AS dev
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends git make \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 1000 novita
USER 1000

# The Prometheus exporter: docker run -e NOVITA_API_KEY -p 127.0.0.1:9500:9500 <image> --interval 30
FROM base AS runtime
RUN useradd --no-create-home --uid 1000 novita
COPY --from=build /opt/venv /opt/venv
USER 1000
EXPOSE 9500
ENTRYPOINT ["python", "-m", "novita.fleet.prometheus", "--host", "0.0.0.0"]
