package till.ui.training;

import till.service.TrainingDesk;

/** What can be made to go wrong with the next call. */
public enum TrainingTrouble {
    LOSE_ANSWER(TrainingDesk.Trouble.LOSE_ANSWER),
    FAIL_QUERY(TrainingDesk.Trouble.FAIL_QUERY),
    WRONG_AMOUNT(TrainingDesk.Trouble.WRONG_AMOUNT);

    final TrainingDesk.Trouble trouble;

    TrainingTrouble(TrainingDesk.Trouble trouble) {
        this.trouble = trouble;
    }
}
