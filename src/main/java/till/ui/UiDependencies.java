package till.ui;

import java.util.Optional;
import java.util.random.RandomGenerator;
import till.backup.Backups;
import till.catalogue.Catalogue;
import till.receipt.ReceiptDesk;
import till.report.DayExport;
import till.report.ReportDesk;
import till.service.AgreementService;
import till.service.TillServices;
import till.service.TrainingDesk;
import till.settings.SettingsFile;

/**
 * Everything the window is given; made once in the composition root.
 *
 * @param trainingDesk the simulated customer; empty in live mode
 * @param setup what the settings screen works with
 * @param dayExport writes a business day to a file
 * @param reports what days brought
 * @param catalogue what the shop sells
 * @param agreements what customers agreed to be charged again
 * @param receipts shows, prints and saves receipts
 * @param backups makes backups, and knows the way back
 * @param session who works at this window
 * @param random for the short codes of unexpected errors
 */
public record UiDependencies(
        TillServices services,
        SettingsFile settings,
        Optional<TrainingDesk> trainingDesk,
        SetupDesk setup,
        DayExport dayExport,
        ReportDesk reports,
        Catalogue catalogue,
        AgreementService agreements,
        ReceiptDesk receipts,
        Backups backups,
        Session session,
        Background background,
        Ticker ticker,
        Outside outside,
        RandomGenerator random) {}
