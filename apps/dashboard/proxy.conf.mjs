// `npm run dev` says on which port the server listens.
const server = `127.0.0.1:${process.env.SERVER_PORT || 8765}`;
const http = { target: `http://${server}` };

export default {
  '/history': http,
  '/send': http,
  '/connections': http,
  '/health': http,
  '/api': http,
  '/socket.io': { ...http, ws: true },
  '/ws': { target: `ws://${server}`, ws: true },
};
