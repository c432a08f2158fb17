package till.ui.settings;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import till.domain.LedgerServer;
import till.domain.LedgerServer.Tls;
import till.domain.Result;
import till.domain.Secret;
import till.ui.settings.FormEntry.Look;

/** The address of a server as a person types it. FX thread only, but for what was read from it. */
final class LedgerForm {
    private static final Look OPTIONAL = new Look(false, false, false, List.of());

    private final FormEntry host = new FormEntry("ledgerHost", Look.plain(), _ -> Optional.empty());
    private final FormEntry port = new FormEntry("ledgerPort", OPTIONAL, _ -> Optional.empty());
    private final FormEntry database = new FormEntry("ledgerDatabase", Look.plain(), _ -> Optional.empty());
    private final FormEntry user = new FormEntry("ledgerUser", Look.plain(), _ -> Optional.empty());
    private final FormEntry password =
            new FormEntry("ledgerPassword", new Look(true, true, false, List.of()), _ -> Optional.empty());
    private final FormEntry ca = new FormEntry("ledgerCa", OPTIONAL, _ -> Optional.empty());
    private final ObjectProperty<Tls> tls = new SimpleObjectProperty<>(Tls.PROVEN);

    void fill(LedgerServer server) {
        host.textProperty().set(server.host());
        port.textProperty().set(Integer.toString(server.port()));
        database.textProperty().set(server.database());
        user.textProperty().set(server.user());
        ca.textProperty().set(server.ca());
        tls.set(server.tls());
    }

    Result<LedgerServer> server() {
        return LedgerServer.of(host.value(), port.value(), database.value(), user.value(), tls.get())
                .map(server -> server.with(ca.value()));
    }

    /** Empty where the kept one is meant. */
    Optional<Secret> password() {
        return password.value().isEmpty() ? Optional.empty() : Optional.of(new Secret(password.value()));
    }

    void forget() {
        password.textProperty().set("");
    }

    /** In the order of the screen. */
    List<FormEntry> entries() {
        return List.of(host, port, database, user, password, ca);
    }

    ObjectProperty<Tls> tlsProperty() {
        return tls;
    }
}
