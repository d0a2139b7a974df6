package dev.migrate.dialect.postgresql;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A connection pooler before a server of PostgreSQL, which tells its clients a key of its
 * own. Each client brings one session of the server, at which it authenticates. In
 * transaction mode, the session that became free last serves the next transaction,
 * whoever begins it; in session mode a client keeps the one that it has brought. It knows
 * no {@code COPY}, no cancelling and no encryption.
 */
public final class Pooler implements AutoCloseable {

	private static final byte IDLE = 'I';

	private final URI server;

	private final boolean transactionMode;

	private final ServerSocket listener;

	private final Deque<Session> free = new ArrayDeque<>();

	private final List<Socket> sockets = new ArrayList<>();

	private final AtomicInteger keys = new AtomicInteger(0x7f000000);

	/**
	 * Create a pooler.
	 * @param url the JDBC URL of the server
	 * @param transactionMode whether sessions are handed out for a transaction
	 */
	public Pooler(String url, boolean transactionMode) throws IOException {
		this.server = URI.create(url.substring("jdbc:".length()));
		this.transactionMode = transactionMode;
		this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		start(this::listen);
	}

	/**
	 * The URL of the pooler, by which the driver prepares nothing on a session.
	 */
	public String url() {
		return "jdbc:postgresql://localhost:" + this.listener.getLocalPort() + this.server.getPath()
				+ "?sslmode=disable&gssEncMode=disable&prepareThreshold=0";
	}

	private static void start(Work work) {
		Thread thread = new Thread(() -> {
			try {
				work.run();
			}
			catch (IOException ex) {
				// One of the two sides has gone
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}, "pooler");
		thread.setDaemon(true);
		thread.start();
	}

	private void listen() throws IOException {
		while (true) {
			Socket client = kept(this.listener.accept());
			Socket session = kept(new Socket(this.server.getHost(), this.server.getPort()));
			start(() -> serve(new Session(client), new Session(session)));
		}
	}

	private synchronized Socket kept(Socket socket) throws IOException {
		socket.setTcpNoDelay(true);
		this.sockets.add(socket);
		return socket;
	}

	private void serve(Session client, Session session) throws IOException, InterruptedException {
		Message greeting = authenticate(client, session);
		if (this.transactionMode) {
			release(session);
		}
		client.write(greeting);
		Session current = this.transactionMode ? null : session;
		while (true) {
			Message request = client.read();
			if (request.type == 'X') {
				return;
			}
			if (current == null) {
				current = take();
			}
			current.write(request);
			if (request.type == 'Q' || request.type == 'S') {
				Message ready = answer(client, current);
				if (this.transactionMode && ready.body[0] == IDLE) {
					release(current);
					current = null;
				}
				client.write(ready);
			}
		}
	}

	private Message authenticate(Session client, Session session) throws IOException {
		int length = client.in.readInt();
		session.out.writeInt(length);
		session.out.write(client.in.readNBytes(length - 4));
		session.out.flush();
		Message answer = session.read();
		while (answer.type != 'Z') {
			client.write((answer.type == 'K') ? key() : answer);
			if (answer.type == 'R' && answer.asks()) {
				session.write(client.read());
			}
			answer = session.read();
		}
		return answer;
	}

	private Message key() throws IOException {
		ByteArrayOutputStream key = new ByteArrayOutputStream();
		DataOutputStream out = new DataOutputStream(key);
		out.writeInt(this.keys.incrementAndGet());
		out.writeInt(0);
		return new Message('K', key.toByteArray());
	}

	/**
	 * Hand on an answer but for its last message: who gets that may ask again, and the
	 * session has to be free by then.
	 */
	private static Message answer(Session client, Session session) throws IOException {
		Message answer = session.read();
		while (answer.type != 'Z') {
			client.write(answer);
			answer = session.read();
		}
		return answer;
	}

	private synchronized Session take() throws InterruptedException {
		while (this.free.isEmpty()) {
			wait();
		}
		return this.free.pop();
	}

	private synchronized void release(Session session) {
		this.free.push(session);
		notifyAll();
	}

	@Override
	public synchronized void close() {
		try {
			this.listener.close();
			for (Socket socket : this.sockets) {
				socket.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private interface Work {

		void run() throws IOException, InterruptedException;

	}

	private record Message(char type, byte[] body) {

		/**
		 * Whether the client has to answer: SASL does not ask a last time.
		 */
		boolean asks() {
			int kind = this.body[3];
			return kind != 0 && kind != 12;
		}

	}

	private static final class Session {

		private final DataInputStream in;

		private final DataOutputStream out;

		Session(Socket socket) throws IOException {
			this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
			this.out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
		}

		Message read() throws IOException {
			char type = (char) this.in.readUnsignedByte();
			return new Message(type, this.in.readNBytes(this.in.readInt() - 4));
		}

		void write(Message message) throws IOException {
			this.out.writeByte(message.type);
			this.out.writeInt(message.body.length + 4);
			this.out.write(message.body);
			this.out.flush();
		}

	}

}
