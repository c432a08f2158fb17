package till.gateway;

import java.util.List;
import java.util.Map;

/** Fetches the gateway's own statements of what it pays out to the shop. */
public non-sealed interface Settlements extends Capability {
    /** The statements there are. Never changes anything; may be repeated. */
    Outcome<SettlementList> settlements();

    /** One statement's file. Never changes anything; may be repeated. */
    Outcome<SettlementFile> download(String settlementId);

    /** The statements, as the gateway lists them. */
    record SettlementList(List<Settlement> settlements, String word) implements Outcome.Said {
        public SettlementList {
            settlements = List.copyOf(settlements);
        }
    }

    /**
     * One statement.
     *
     * @param id what to download it by
     * @param facts everything else the list tells of it, by the gateway's own names, masked and short
     */
    record Settlement(String id, Map<String, String> facts) {
        public Settlement {
            facts = Map.copyOf(facts);
        }
    }

    /**
     * A statement's file.
     *
     * @param name a file name safe to save under
     * @param text its text as it came
     */
    record SettlementFile(String name, String text, String word) implements Outcome.Said {}
}
