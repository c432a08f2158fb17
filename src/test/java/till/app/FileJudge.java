package till.app;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import till.app.Kill.Work;

/** Looks at the files of a process that died while it wrote them. */
interface FileJudge {
    static Optional<FileJudge> of(Kill kill, ShopInTest shop, Program program) {
        return switch (kill.work()) {
            case Work.EXPORT -> Optional.of(new ExportJudge(kill, shop, program));
            case Work.BACKUP -> Optional.of(new BackupJudge(kill, shop, program));
            default -> Optional.empty();
        };
    }

    /** What stands there already when the process starts. */
    void before(TillInTest till, LocalDate day);

    /** Right after the kill, before anybody does anything. */
    void died(TillInTest till);

    /** The same command once more, a few days later. */
    void again(TillInTest till);

    /** What was wrong, then or now; the till is closed. */
    List<String> mismatches(TillInTest till);
}
