package till.ui.settings;

import java.util.Optional;
import till.domain.Problem;

/**
 * A gateway in the list.
 *
 * @param kind empty where its file cannot be read
 * @param unprotected whether payments go over the network unencrypted
 * @param trouble why it cannot be used
 */
public record GatewayRow(String id, String kind, String address, boolean unprotected, Optional<Problem> trouble) {}
