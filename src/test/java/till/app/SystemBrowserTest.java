package till.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a gateway's answer may have the system open: pages, and nothing that runs or reads something here. */
class SystemBrowserTest {
    private final List<String> opened = new ArrayList<>();
    private final SystemBrowser browser = new SystemBrowser(opened::add);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                "file:///etc/passwd",
                "file://server/share/run.exe",
                "\\\\server\\share\\run.exe",
                "C:\\Windows\\System32\\calc.exe",
                "/usr/bin/xterm",
                "data:text/html,<script>alert(1)</script>",
                "ms-settings:",
                "smb://server/share",
                "ftp://pay.example.com/",
                "vbscript:msgbox",
                "--version",
                "https:--version",
                "https:///no/host",
                "http://",
                "pay.example.com/without-scheme",
                "https://pay.example.com/a b",
                " https://pay.example.com",
                "",
            })
    void whatIsNoPageIsNotOpened(String address) {
        assertThrows(IOException.class, () -> browser.open(address));
        assertEquals(List.of(), opened);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://pay.example.com/a?b=c", "HTTP://pay.example.com", "http://127.0.0.1:8080/x"})
    void aPageIsOpened(String address) throws IOException {
        browser.open(address);
        assertEquals(List.of(address), opened);
    }
}
