# One image for the dashboard, the workers and the command line; docker-compose.yml says which runs where.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY patches patches
COPY db/package.json db/
COPY pipelines/package.json pipelines/
COPY workers/package.json workers/
COPY apps/dashboard/package.json apps/dashboard/
COPY apps/debrief/package.json apps/debrief/
COPY bench/package.json bench/
RUN npx --yes pnpm@12 install --frozen-lockfile
COPY . .
RUN npx pnpm@12 build

FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build --chown=node:node /app /app
USER node
EXPOSE 3000
# Each command is one Node process, so signals reach it as they are.
CMD ["node", "apps/dashboard/build/index.js"]
