package till.ui.shell;

import java.util.Optional;
import till.domain.Problem;

/**
 * A gateway in the top bar.
 *
 * @param asked whether its connection was tested yet
 * @param trouble what the last test found wrong; empty where it worked
 */
public record GatewayStatus(String id, boolean asked, Optional<Problem> trouble) {}
