package till.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ServerSocketFactory;

/** Sockets that send at once: head and body written apart otherwise wait 40 ms a call for an acknowledgement. */
public final class PromptSockets extends ServerSocketFactory {
    @Override
    public ServerSocket createServerSocket() throws IOException {
        return new Prompt();
    }

    @Override
    public ServerSocket createServerSocket(int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
        throw new UnsupportedOperationException();
    }

    private static final class Prompt extends ServerSocket {
        Prompt() throws IOException {
            super();
        }

        @Override
        public Socket accept() throws IOException {
            var socket = super.accept();
            socket.setTcpNoDelay(true);
            return socket;
        }
    }
}
