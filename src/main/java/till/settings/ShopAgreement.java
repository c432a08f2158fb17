package till.settings;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import till.domain.Problem;
import till.domain.Result;
import tools.jackson.databind.node.ObjectNode;

/**
 * What of a till's settings file is the whole shop's, and how it comes to be the same as what the shop has agreed on: each setting
 * goes by what was agreed last, which the file keeps, so that what was changed in the file since is told from what others changed.
 */
final class ShopAgreement {
    private static final Logger LOG = LoggerFactory.getLogger(ShopAgreement.class);
    private static final String NODE = "agreed";

    /** Where the shop's settings are kept for all its tills. */
    @FunctionalInterface
    interface Keeping {
        /** Puts these in the place of what was agreed on; the problem where that cannot be. */
        Optional<Problem> put(Map<SharedField, String> changed);
    }

    /**
     * What has to be done so that the file and the shop say the same.
     *
     * @param settings with what the shop says
     * @param toTell what this till says and the shop does not know yet
     */
    record Merged(ShopSettings settings, Map<SharedField, String> toTell) {}

    private ShopAgreement() {}

    static Map<SharedField, String> changes(ShopSettings before, ShopSettings after) {
        var changed = SharedField.texts(after);
        changed.entrySet().removeIf(each -> each.getValue().equals(each.getKey().text(before)));
        return changed;
    }

    /** Where both changed one, the shop's counts. */
    static Merged merged(ObjectNode tree, ShopSettings ours, Map<SharedField, String> shop) {
        var settings = ours;
        var toTell = new EnumMap<SharedField, String>(SharedField.class);
        for (var field : SharedField.values()) {
            var here = field.text(ours);
            var there = shop.get(field);
            var agreed = tree.path(NODE).path(field.key()).asString(null);
            if (there == null || (there.equals(agreed) && !here.equals(agreed))) {
                toTell.put(field, here);
            } else if (!there.equals(here)) {
                settings = taken(settings, field, there);
            }
        }
        return new Merged(settings, toTell);
    }

    /** What a newer program may say and this one does not take stays as it is here. */
    private static ShopSettings taken(ShopSettings settings, SharedField field, String text) {
        return switch (field.set(settings, text)) {
            case Result.Done<ShopSettings>(var changed) -> changed;
            case Result.Failed<ShopSettings>(var problem) -> {
                LOG.error("the shop's {} is not taken: {}", field, problem);
                yield settings;
            }
        };
    }

    /** Writes down what is agreed on now. */
    static void note(ObjectNode tree, Map<SharedField, String> agreed) {
        var node = tree.withObject("/" + NODE);
        agreed.forEach((field, text) -> node.put(field.key(), text));
    }
}
