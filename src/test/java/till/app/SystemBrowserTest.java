package till.app;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a gateway's answer may have the system open: pages, and nothing that runs or reads something here. */
class SystemBrowserTest {
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
        assertThrows(IOException.class, () -> new SystemBrowser().open(address));
    }
}
