package fr.honoraire.browser;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A real coturn on this machine alone, for one test. */
final class Relay implements AutoCloseable {

    private final Process process;
    private final Path folder;

    private Relay(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    /** @param url where the application says that it is: {@code turn:127.0.0.1:3478?transport=udp} */
    static Relay at(String url, String secret) throws IOException {
        var program = Path.of("/usr/bin/turnserver");
        Assumptions.assumeTrue(
                Files.isExecutable(program) || "required".equals(System.getenv("HONORAIRE_BROWSER")),
                "no coturn: install it");
        var port = Integer.parseInt(url.replaceAll(".*:(\\d+)\\?.*", "$1"));
        var folder = Files.createTempDirectory("relay");
        var process = new ProcessBuilder(List.of(
                        program.toString(),
                        "-n",
                        "--listening-ip=127.0.0.1",
                        "--relay-ip=127.0.0.1",
                        "--listening-port=" + port,
                        "--min-port=32100",
                        "--max-port=32300",
                        "--use-auth-secret",
                        "--static-auth-secret=" + secret,
                        "--realm=honoraire",
                        "--allow-loopback-peers",
                        "--no-tls",
                        "--no-dtls",
                        "--no-cli",
                        "--fingerprint",
                        "--pidfile=" + folder.resolve("pid"),
                        "--userdb=" + folder.resolve("users"),
                        "--log-file=" + folder.resolve("log")))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        await().atMost(Duration.ofSeconds(20)).until(() -> answers(port));
        return new Relay(process, folder);
    }

    /** To a binding request, the simplest thing that STUN knows (RFC 8489). */
    private static boolean answers(int port) throws IOException {
        var request = new byte[20];
        request[1] = 1;
        request[4] = 0x21;
        request[5] = 0x12;
        request[6] = (byte) 0xA4;
        request[7] = 0x42;
        try (var socket = new DatagramSocket()) {
            socket.setSoTimeout(300);
            socket.send(new DatagramPacket(request, request.length, InetAddress.getLoopbackAddress(), port));
            socket.receive(new DatagramPacket(new byte[512], 512));
            return true;
        } catch (SocketTimeoutException | PortUnreachableException notYet) {
            return false;
        }
    }

    boolean isRunning() {
        return process.isAlive();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
