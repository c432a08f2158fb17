package till.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import till.ui.Outside.Browser;

/** Opens pages with whatever the operating system opens pages with. */
final class SystemBrowser implements Browser {
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final Opener opener;

    SystemBrowser() {
        this(SystemBrowser::start);
    }

    /** @param opener what an address is handed to once it is known to be a page's */
    SystemBrowser(Opener opener) {
        this.opener = opener;
    }

    /** Has the operating system open something. */
    interface Opener {
        void open(String address) throws IOException;
    }

    @Override
    public void open(String address) throws IOException {
        URI uri;
        try {
            uri = URI.create(address);
        } catch (IllegalArgumentException e) {
            throw new IOException("no address of a page", e);
        }
        var scheme = uri.getScheme();
        if (scheme == null || !SCHEMES.contains(scheme.toLowerCase(Locale.ROOT)) || uri.getHost() == null) {
            throw new IOException("no address of a page");
        }
        opener.open(uri.toASCIIString());
    }

    @Override
    public void openForm(String html) throws IOException {
        var file = Files.createTempFile("payment", ".html");
        file.toFile().deleteOnExit();
        Files.writeString(file, html);
        opener.open(file.toUri().toString());
    }

    private static void start(String address) throws IOException {
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        var command = system.contains("win")
                ? List.of("rundll32", "url.dll,FileProtocolHandler", address)
                : List.of(system.contains("mac") ? "open" : "xdg-open", address);
        new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .getOutputStream()
                .close();
    }
}
