package till.ledger;

import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import javax.net.ssl.SSLException;
import till.domain.Problem;

/** Says in a person's words why a database server does not serve. Pure. */
final class ServerFault {
    private ServerFault() {}

    static Problem of(Throwable thrown, String place, String user) {
        var key = "ledger.unreachable";
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            var found = key(cause);
            if (!found.isEmpty()) {
                key = found;
            }
        }
        return key.equals("ledger.server.noHost")
                ? Problem.of(key, place.replaceFirst(":[0-9]+/.*", ""))
                : Problem.of(key, place, user);
    }

    /** What lies deeper tells more. */
    private static String key(Throwable cause) {
        return switch (cause) {
            case UnknownHostException _ -> "ledger.server.noHost";
            case SSLException _ -> "ledger.server.certificate";
            case SocketTimeoutException _ -> "ledger.unreachable";
            case SQLException sql -> key(sql);
            default -> "";
        };
    }

    private static String key(SQLException sql) {
        var state = String.valueOf(sql.getSQLState());
        var words = String.valueOf(sql.getMessage());
        if (words.contains("does not support SSL")) {
            return "ledger.server.noTls";
        }
        return switch (state) {
            case "28P01" -> "ledger.server.password";
            case "28000" -> words.contains("encryption") ? "ledger.server.barredInClear" : "ledger.server.barred";
            case "3D000" -> "ledger.server.noDatabase";
            case "42501" -> "ledger.server.noRight";
            case "53300" -> "ledger.server.full";
            case "55P03" -> "ledger.server.busy";
            case "25006" -> "ledger.server.replica";
            default -> words.contains("hostname") && words.contains("verified") ? "ledger.server.certificate" : "";
        };
    }
}
