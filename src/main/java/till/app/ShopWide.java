package till.app;

import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import till.domain.Problem;
import till.domain.Unavailable;
import till.ledger.Ledger;
import till.settings.SettingsFile;

/**
 * Keeps the settings that are the shop's the same on every till of a shared ledger. While the ledger is away the last known ones
 * hold, and none of them can be changed. For one thread at a time.
 */
final class ShopWide {
    private static final Logger LOG = LoggerFactory.getLogger(ShopWide.class);

    private final SettingsFile settings;
    private final Ledger ledger;
    private Map<String, String> seen = Map.of();

    ShopWide(SettingsFile settings, Ledger ledger) {
        this.settings = settings;
        this.ledger = ledger;
    }

    /** At start, and whenever something may have changed; what was there last time is not looked at again. */
    Optional<Problem> agree() {
        try {
            var shop = ledger.sharedSettings();
            var theirs = shop.all();
            if (!theirs.isEmpty() && theirs.equals(seen)) {
                return Optional.empty();
            }
            var problem = settings.agree(theirs, this::tell);
            seen = problem.isEmpty() ? theirs : seen;
            problem.ifPresent(wrong -> LOG.error("the shop's settings: {}", wrong));
            return problem;
        } catch (Unavailable e) {
            LOG.debug("the ledger is away", e);
            return Optional.of(Problem.of("settings.shop.away"));
        }
    }

    private Optional<Problem> tell(Map<String, String> changed) {
        if (ledger.isAway()) {
            return Optional.of(Problem.of("settings.shop.away"));
        }
        try {
            ledger.sharedSettings().put(changed);
            return Optional.empty();
        } catch (Unavailable e) {
            LOG.warn("not told: {}", changed.keySet(), e);
            return Optional.of(Problem.of("settings.shop.away"));
        }
    }
}
