package till.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipInputStream;
import till.ledger.LedgerDump;
import till.ledger.LedgerFile;
import till.ledger.LedgerUnusable;

/** How a ledger comes into a backup while tills sell on it, and is looked at when it was read back. */
sealed interface LedgerCopying {
    /** In bytes, as far as it is known beforehand. */
    long size() throws IOException;

    /** Writes it beside, as it is at one moment. */
    void write(Path copy) throws IOException, LedgerUnusable;

    /** What it is called in a backup. */
    String name();

    /** What was written, as it goes into a backup. */
    InputStream open(Path copy) throws IOException;

    /** @param back the folder a backup was unpacked into */
    LedgerFile.Look look(Path back, LedgerFile.Depth depth) throws IOException, LedgerUnusable;

    /** A file, copied by its database. */
    record OfFile(LedgerFile ledger) implements LedgerCopying {
        @Override
        public long size() throws IOException {
            return Files.size(ledger.data());
        }

        @Override
        public void write(Path copy) throws LedgerUnusable {
            ledger.copyTo(copy);
        }

        @Override
        public String name() {
            return BackupMaking.LEDGER;
        }

        @Override
        public InputStream open(Path copy) throws IOException {
            var in = new ZipInputStream(Files.newInputStream(copy));
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().endsWith(".mv.db")) {
                    return in;
                }
            }
            in.close();
            throw new IOException("the database copied nothing");
        }

        @Override
        public LedgerFile.Look look(Path back, LedgerFile.Depth depth) throws LedgerUnusable {
            return new LedgerFile(back.resolve("ledger")).look(depth);
        }
    }

    /** On a server, copied by PostgreSQL's own programs; what is read back is read to its end, and its rows are counted. */
    record OnServer(LedgerDump dump) implements LedgerCopying {
        @Override
        public long size() {
            return 0;
        }

        @Override
        public void write(Path copy) throws IOException, LedgerUnusable {
            dump.write(copy);
        }

        @Override
        public String name() {
            return BackupMaking.DUMP;
        }

        @Override
        public InputStream open(Path copy) throws IOException {
            return Files.newInputStream(copy);
        }

        @Override
        public LedgerFile.Look look(Path back, LedgerFile.Depth depth) throws IOException, LedgerUnusable {
            return dump.look(back.resolve(BackupMaking.DUMP));
        }
    }
}
