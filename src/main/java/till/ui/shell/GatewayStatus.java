package till.ui.shell;

import java.util.Objects;
import java.util.Optional;
import till.domain.Problem;
import till.service.GatewayHealth;

/**
 * A gateway in the top bar.
 *
 * @param asked whether its connection was tested yet
 * @param trouble what the last test found wrong; empty where it worked
 * @param reading what its last calls showed
 */
public record GatewayStatus(String id, boolean asked, Optional<Problem> trouble, GatewayHealth.Reading reading) {
    static GatewayStatus untested(String id) {
        return new GatewayStatus(id, false, Optional.empty(), GatewayHealth.Reading.NONE);
    }

    /** Whether new payments are held back from it. */
    boolean isDown() {
        return reading.downSince() != null;
    }

    /** Whether it cannot be worked with now, for whatever reason. */
    boolean isTroubled() {
        return isDown() || trouble.isPresent();
    }

    GatewayStatus tested(Optional<Problem> found) {
        return new GatewayStatus(id, true, found, reading);
    }

    GatewayStatus read(GatewayHealth.Reading now) {
        return new GatewayStatus(id, asked, trouble, now);
    }

    /** Whether a person should see it at once, not only with the next figures. */
    boolean differsInState(GatewayHealth.Reading now) {
        return !Objects.equals(reading.downSince(), now.downSince());
    }
}
