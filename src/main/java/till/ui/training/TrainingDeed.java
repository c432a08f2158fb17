package till.ui.training;

import till.service.TrainingDesk;

/** What a simulated customer can be told to do, in the order of the buttons. */
public enum TrainingDeed {
    PAY(TrainingDesk.Deed.PAY),
    DECLINE(TrainingDesk.Deed.DECLINE),
    WALK_AWAY(TrainingDesk.Deed.WALK_AWAY),
    PAY_LATE(TrainingDesk.Deed.PAY_LATE);

    final TrainingDesk.Deed deed;

    TrainingDeed(TrainingDesk.Deed deed) {
        this.deed = deed;
    }
}
