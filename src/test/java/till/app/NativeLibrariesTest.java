package till.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

class NativeLibrariesTest {
    private static final String BARE = "libfreetype.so.6 (libc6,x86-64) => /lib/libfreetype.so.6\n";

    @Test
    void theMissingPackagesAreNamedForAWindow() {
        assertEquals(
                Set.of("libfontconfig1", "libpangoft2-1.0-0", "libgtk-3-0", "libxtst6", "libgl1", "libxxf86vm1"),
                NativeLibraries.missing(true, BARE));
    }

    @Test
    void picturesNeedLessThanAWindow() {
        assertEquals(Set.of("libfontconfig1", "libpangoft2-1.0-0"), NativeLibraries.missing(false, BARE));
    }
}
