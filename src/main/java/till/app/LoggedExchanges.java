package till.app;

import java.util.LinkedHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import till.gateway.ExchangeLog;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the redacted exchanges with gateways as JSON lines in a rotated log of their own. May be shared. */
final class LoggedExchanges implements ExchangeLog {
    static final String LOGGER = "exchanges";

    private static final Logger LOG = LoggerFactory.getLogger(LOGGER);
    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public void keep(Exchange exchange) {
        var line = new LinkedHashMap<String, Object>();
        line.put("at", exchange.at().toString());
        line.put("gateway", exchange.gateway());
        line.put("operation", exchange.operation());
        line.put("number", exchange.number());
        line.put("ms", exchange.took().toMillis());
        line.put("status", exchange.status());
        line.put("request", exchange.request());
        line.put("answer", exchange.answer());
        LOG.info("{}", JSON.writeValueAsString(line));
    }
}
