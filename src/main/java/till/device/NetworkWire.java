package till.device;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * A printer in the network, asked about its paper before and after where it answers such questions.
 *
 * @param port 9100 for nearly all of them
 */
public record NetworkWire(String host, int port, Patience patience) implements Wire {
    private static final int PAPER = 4;
    private static final int OFFLINE = 2;
    private static final int NO_PAPER = 0x60;
    private static final int COVER_OPEN = 0x04;
    private static final int FIXED_BITS = 0x93;
    private static final int FIXED = 0x12;

    /**
     * How long is waited.
     *
     * @param connect for the printer to take the call
     * @param answer for it to say how it is
     * @param end for it to take the last byte
     */
    public record Patience(Duration connect, Duration answer, Duration end) {
        public static final Patience USUAL =
                new Patience(Duration.ofSeconds(4), Duration.ofMillis(400), Duration.ofMillis(1_500));
    }

    @Override
    public Delivery send(String name, byte[] bytes) throws PrintTrouble {
        // an interrupt closes a channel, but not a plain socket
        try (var channel = SocketChannel.open()) {
            connect(channel.socket());
            try {
                var talks = ready(channel);
                write(channel, bytes);
                var heard = talks && stillThere(channel);
                var ended = finish(channel);
                return heard || ended ? Delivery.CONFIRMED : Delivery.UNCONFIRMED;
            } catch (IOException _) {
                throw new PrintTrouble("printer.cut", where());
            }
        } catch (IOException e) {
            throw new PrintTrouble("printer.network", where(), String.valueOf(e.getMessage()));
        }
    }

    private void connect(Socket socket) throws PrintTrouble {
        var address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new PrintTrouble("printer.unknownHost", host);
        }
        try {
            socket.connect(address, Math.toIntExact(patience.connect().toMillis()));
        } catch (SocketTimeoutException _) {
            throw new PrintTrouble("printer.noAnswer", where());
        } catch (ConnectException _) {
            throw new PrintTrouble("printer.refused", where());
        } catch (IOException e) {
            throw new PrintTrouble("printer.network", where(), String.valueOf(e.getMessage()));
        }
    }

    /** Whether it answers questions; many printers and all print servers do not, and print all the same. */
    private boolean ready(SocketChannel channel) throws IOException, PrintTrouble {
        var paper = ask(channel, PAPER, patience.answer());
        if (paper.isEmpty()) {
            return false;
        }
        paper(paper);
        var offline = ask(channel, OFFLINE, patience.answer());
        if (offline.isPresent() && (offline.getAsInt() & COVER_OPEN) != 0) {
            throw new PrintTrouble("printer.coverOpen");
        }
        return true;
    }

    /** Whether it answers behind the last byte too. */
    private boolean stillThere(SocketChannel channel) throws IOException, PrintTrouble {
        var paper = ask(channel, PAPER, patience.end());
        paper(paper);
        return paper.isPresent();
    }

    private static void paper(OptionalInt state) throws PrintTrouble {
        if (state.isPresent() && (state.getAsInt() & NO_PAPER) == NO_PAPER) {
            throw new PrintTrouble("printer.noPaper");
        }
    }

    private OptionalInt ask(SocketChannel channel, int state, Duration wait) throws IOException {
        write(channel, EscPos.ask(state));
        var answer = read(channel.socket(), wait);
        return answer.isPresent() && (answer.getAsInt() & FIXED_BITS) == FIXED ? answer : OptionalInt.empty();
    }

    private static OptionalInt read(Socket socket, Duration wait) throws IOException {
        socket.setSoTimeout(Math.toIntExact(wait.toMillis()));
        try {
            var answer = socket.getInputStream().read();
            return answer < 0 ? OptionalInt.empty() : OptionalInt.of(answer);
        } catch (SocketTimeoutException _) {
            return OptionalInt.empty();
        }
    }

    private static void write(SocketChannel channel, byte[] bytes) throws IOException {
        var left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            channel.write(left);
        }
    }

    /** Whether it ended the call by itself, which tells that the last bytes arrived. */
    private boolean finish(SocketChannel channel) throws IOException {
        channel.shutdownOutput();
        channel.socket().setSoTimeout(Math.toIntExact(patience.end().toMillis()));
        try {
            InputStream rest = channel.socket().getInputStream();
            while (rest.read() >= 0) {
                // whatever it still says
            }
            return true;
        } catch (SocketTimeoutException _) {
            return false;
        }
    }

    private String where() {
        return host + ":" + port;
    }
}
