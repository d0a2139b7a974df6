package dev.migrate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Another process that holds the lock of a file until it is killed.
 */
final class LockFileHolder {

	private LockFileHolder() {
	}

	public static void main(String[] arguments) throws Exception {
		try (FileChannel channel = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE)) {
			boolean locked = channel.tryLock() != null;
			channel.write(ByteBuffer.wrap("4711\n1\nshop migration ae10\n".getBytes(StandardCharsets.UTF_8)));
			System.out.println(locked ? "locked" : "refused");
			System.in.read();
		}
	}

	static Process start(Path file) throws Exception {
		Path classes = Path.of(LockFileHolder.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				classes.toString(), LockFileHolder.class.getName(), file.toString())
			.start();
		BufferedReader output = new BufferedReader(
				new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
		if (!"locked".equals(output.readLine())) {
			process.destroyForcibly();
			throw new IOException("The other process could not lock " + file);
		}
		return process;
	}

}
