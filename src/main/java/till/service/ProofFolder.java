package till.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import till.ledger.History;

/** Writes the history and the closed days as files that {@code till.verify.Verify} checks without the program. */
final class ProofFolder implements History.Export, AutoCloseable {
    private final Path folder;
    private final Map<String, Writer> chains = new HashMap<>();
    private long events;
    private long reports;

    private ProofFolder(Path folder) {
        this.folder = folder;
    }

    /** What was written. */
    record Written(long events, long reports) {}

    static Written write(History history, Path folder) throws IOException {
        Files.createDirectory(folder);
        try (var proof = new ProofFolder(folder)) {
            history.export(proof);
            return new Written(proof.events, proof.reports);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void event(String till, String hash, String json) {
        try {
            var chain = chains.get(till);
            if (chain == null) {
                chain = Files.newBufferedWriter(folder.resolve("chain-" + till + ".txt"));
                chains.put(till, chain);
            }
            chain.write(hash + " " + json + "\n");
            events++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void z(long number, String content) {
        try {
            Files.writeString(folder.resolve("z-" + number + ".json"), content);
            reports++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void signOff(long number, String content) {
        try {
            Files.writeString(folder.resolve("sign-off-" + number + ".json"), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void pruned(int year, String content) {
        try {
            Files.writeString(folder.resolve("pruned-" + year + ".json"), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (var chain : chains.values()) {
            chain.close();
        }
    }
}
