package till.backup;

import java.nio.file.Path;
import java.util.List;
import till.ledger.Ledger;
import till.ledger.LedgerOpening;

/** A program of its own that has a ledger open until its standard input ends. */
final class OtherProcess implements AutoCloseable {
    private final Process process;

    private OtherProcess(Process process) {
        this.process = process;
    }

    /** Returns once it has the file, which is let go of here first. */
    static OtherProcess holding(Path file, Ledger ours) throws Exception {
        ours.close();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(List.of(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        file.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.getInputStream().read() < 0) {
            throw new IllegalStateException("the other process did not open the ledger");
        }
        return new OtherProcess(process);
    }

    public static void main(String[] arguments) throws Exception {
        try (var ledger = LedgerOpening.openFile(Path.of(arguments[0]), "T2")) {
            ledger.payments().openCount();
            System.out.write('!');
            System.out.flush();
            while (System.in.read() >= 0) {
                continue;
            }
        }
    }

    @Override
    public void close() throws Exception {
        process.getOutputStream().close();
        process.waitFor();
    }
}
