package till.settings;

import java.util.List;

/** What the shop decided about its ways to pay. May be shared. */
@FunctionalInterface
public interface MethodChoices {
    /** Of one gateway's methods; those nothing was decided about are not among them. */
    List<MethodChoice> of(String gateway);
}
