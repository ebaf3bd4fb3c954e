namespace Duplicates.Domain.Applications;

/// <summary>Where a case stands. It is never stored by hand: it follows from the history of <see cref="ApplicationEvent"/>s.</summary>
public enum ApplicationState
{
    /// <summary>Жоба / Черновик: the applicant is still filling it in.</summary>
    Draft,

    /// <summary>Жіберілді / Отправлено: signed and sent, not yet numbered.</summary>
    Submitted,

    /// <summary>Тіркелді / Зарегистрировано: numbered, and the 15 working days run (R5.1).</summary>
    Registered,

    /// <summary>Қарауда / На рассмотрении: a clerk of the school works on it.</summary>
    UnderReview,

    /// <summary>Тыңдау тағайындалды / Назначено заслушивание: the applicant was told of a preliminary refusal (R7.4).</summary>
    HearingAppointed,

    /// <summary>Мақұлданды / Одобрено: the head decided to issue the duplicate.</summary>
    Approved,

    /// <summary>Дайындалуда / Изготавливается: the blank is filled in and entered in the register.</summary>
    Prepared,

    /// <summary>Дайын / Готово: signed by the head and the deputy, waiting for the applicant.</summary>
    Ready,

    /// <summary>Берілді / Выдано: handed over to a named person.</summary>
    HandedOver,

    /// <summary>Бас тартылды / Отказано: a reasoned refusal was given (R7).</summary>
    Refused,

    /// <summary>Кері қайтарып алынды / Отозвано: the applicant took it back before a decision.</summary>
    Withdrawn,

    /// <summary>Passed on to the organisation that holds the records; that organisation has yet to take it up.</summary>
    Redirected,
}

/// <summary>Questions one asks of a state.</summary>
public static class ApplicationStates
{
    /// <summary>No command changes a case in this state any more, but for the annulment of a duplicate that was handed over and a refusal that a satisfied complaint sets aside.</summary>
    public static bool IsFinal(this ApplicationState state) =>
        state is ApplicationState.HandedOver or ApplicationState.Refused or ApplicationState.Withdrawn;

    /// <summary>The head has approved or refused; a second decision is impossible.</summary>
    public static bool IsDecided(this ApplicationState state) =>
        state is ApplicationState.Approved or ApplicationState.Prepared or ApplicationState.Ready
            or ApplicationState.HandedOver or ApplicationState.Refused;

    /// <summary>The applicant still waits for the result; a duplicate that lies ready is the result (R1.3).</summary>
    public static bool IsAwaitingResult(this ApplicationState state) => state.IsOpen() && state is not ApplicationState.Ready;

    /// <summary>The statutory term runs: registered, not finished.</summary>
    public static bool IsOpen(this ApplicationState state) =>
        !state.IsFinal() && state is not (ApplicationState.Draft or ApplicationState.Submitted);
}
