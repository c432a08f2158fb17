package till.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import till.domain.Problem;
import till.ledger.Ledger;
import till.ledger.Tills;
import till.settings.WholeFile;

/**
 * The place of one installation among the tills of a shared ledger: its number is nobody else's.
 *
 * @param file where the installation's own name is kept
 * @param machine for people
 */
public record TillSeat(Path file, String machine) {
    private static final Logger LOG = LoggerFactory.getLogger(TillSeat.class);
    private static final int LONGEST = 200;

    /** What people call this machine, as far as the system says. */
    public static String machine(Map<String, String> environment) {
        var said = environment.getOrDefault("COMPUTERNAME", environment.getOrDefault("HOSTNAME", ""));
        if (said.isBlank()) {
            try {
                said = Files.readString(Path.of("/etc/hostname"), StandardCharsets.UTF_8);
            } catch (IOException e) {
                LOG.debug("no name of the machine", e);
            }
        }
        var name = said.isBlank() ? System.getProperty("os.name", "?") : said.strip();
        return name.substring(0, Math.min(LONGEST, name.length()));
    }

    /** Takes the till's number at a shared ledger, or says whose it is. */
    public Optional<Problem> take(Ledger ledger, String till, boolean replace) {
        var program = String.valueOf(TillSeat.class.getPackage().getImplementationVersion());
        try {
            return ledger.tills()
                    .take(new Tills.Seat(till, installation(), machine, program, Instant.EPOCH), replace)
                    .map(other -> Problem.of(
                            "ledger.tillTaken",
                            till,
                            other.machine(),
                            other.seenAt().toString()));
        } catch (IOException e) {
            LOG.error("the installation's name", e);
            return Optional.of(Problem.of("folder.readOnly", file.toString()));
        }
    }

    /** Says that it is still there. */
    public void seen(Ledger ledger, String till) {
        try {
            ledger.tills().seen(till, installation());
        } catch (IOException e) {
            LOG.error("the installation's name", e);
        }
    }

    private String installation() throws IOException {
        if (!Files.exists(file)) {
            WholeFile.write(file, UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        }
        return Files.readString(file, StandardCharsets.UTF_8).strip();
    }
}
