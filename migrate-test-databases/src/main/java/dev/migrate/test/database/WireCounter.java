package dev.migrate.test.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Stands on the wire between a driver and a server, and counts how often the server
 * answers: that is how often somebody waits for the network, however many statements
 * travel together. An answer is counted before the driver has it.
 */
public final class WireCounter implements AutoCloseable {

	private static final Pattern ADDRESS = Pattern.compile("//([^:/]+):(\\d+)");

	private final AtomicInteger trips = new AtomicInteger();

	private final AtomicLong received = new AtomicLong();

	private final ServerSocket front;

	private final String host;

	private final int port;

	private final String url;

	private final DataSource dataSource;

	/**
	 * Stand before a server.
	 * @param database a database of it
	 * @param parameters of the URL, or an empty string
	 * @throws IOException if the network fails
	 */
	public WireCounter(TestDatabase database, String parameters) throws IOException {
		Matcher address = ADDRESS.matcher(database.url());
		if (!address.find()) {
			throw new IllegalArgumentException(database.url());
		}
		this.host = address.group(1);
		this.port = Integer.parseInt(address.group(2));
		this.front = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		this.url = address.replaceFirst("//127.0.0.1:" + this.front.getLocalPort()) + parameters;
		this.dataSource = new DriverManagerDataSource(this.url, database.user(), database.password());
		start("wire-accept", this::accept);
	}

	/**
	 * The database, through the wire that is counted.
	 * @return the database
	 */
	public DataSource dataSource() {
		return this.dataSource;
	}

	/**
	 * How many round trips there have been.
	 * @return the number
	 */
	public int trips() {
		return this.trips.get();
	}

	/**
	 * How many bytes the server has sent.
	 * @return the number
	 */
	public long received() {
		return this.received.get();
	}

	/**
	 * The URL of the database, through the wire that is counted.
	 * @return the URL
	 */
	public String url() {
		return this.url;
	}

	private void accept() throws IOException {
		while (true) {
			Socket client = this.front.accept();
			Socket server = new Socket(this.host, this.port);
			client.setTcpNoDelay(true);
			server.setTcpNoDelay(true);
			AtomicBoolean asked = new AtomicBoolean();
			start("wire-out", () -> pump(client, server, (length) -> asked.set(true)));
			start("wire-in", () -> pump(server, client, (length) -> {
				this.received.addAndGet(length);
				if (asked.compareAndSet(true, false)) {
					this.trips.incrementAndGet();
				}
			}));
		}
	}

	private static void start(String name, Task task) {
		Thread thread = new Thread(() -> {
			try {
				task.run();
			}
			catch (IOException ex) {
				// One of both has hung up
			}
		}, name);
		thread.setDaemon(true);
		thread.start();
	}

	private static void pump(Socket from, Socket to, IntConsumer heard) throws IOException {
		try (from; to) {
			InputStream in = from.getInputStream();
			OutputStream out = to.getOutputStream();
			byte[] buffer = new byte[65536];
			int length = in.read(buffer);
			while (length >= 0) {
				heard.accept(length);
				out.write(buffer, 0, length);
				out.flush();
				length = in.read(buffer);
			}
		}
	}

	@Override
	public void close() throws IOException {
		this.front.close();
	}

	/**
	 * What a thread does.
	 */
	private interface Task {

		void run() throws IOException;

	}

}
