using Duplicates.Domain.Applications;

namespace Duplicates.Service.Settings;

/// <summary>Looks at the terms of the procedure (R2.5, R5.9, R7.4 to R7.6): numbers by which no case could be lawful stop the start.</summary>
internal static class ProcedureTermsCheck
{
    /// <summary>Throws for the first term that is wrong.</summary>
    /// <param name="options">The settings.</param>
    /// <exception cref="SettingException">Names the setting.</exception>
    public static void Check(DuplicatesOptions options)
    {
        CheckHearing(options.Hearing);
        if (options.Redirect is { WorkingDays: < 1 or > 10 })
        {
            throw new SettingException("Duplicates:Redirect:WorkingDays", "must be 1 to 10.");
        }

        if (options.Redirect.WarningWorkingDaysBefore < 0 || options.Redirect.WarningWorkingDaysBefore >= options.Redirect.WorkingDays)
        {
            throw new SettingException("Duplicates:Redirect:WarningWorkingDaysBefore", "must be 0 or more and less than WorkingDays.");
        }

        if (options.Intake is { DraftDays: < 1 or > 365 })
        {
            throw new SettingException("Duplicates:Intake:DraftDays", "must be 1 to 365.");
        }

        if (options.Intake is { MissingWorkingDays: < 1 or > 10 })
        {
            throw new SettingException("Duplicates:Intake:MissingWorkingDays", "must be 1 to 10.");
        }

        if (options.HomeVisits is { KeepDays: < 1 or > 365 })
        {
            throw new SettingException("Duplicates:HomeVisits:KeepDays", "must be 1 to 365.");
        }

        CheckCourier(options.Courier);
    }

    private static void CheckCourier(CourierOptions courier)
    {
        foreach (var (name, days) in new[] { (nameof(courier.TransitWorkingDays), courier.TransitWorkingDays), (nameof(courier.WarningWorkingDaysBefore), courier.WarningWorkingDaysBefore), (nameof(courier.SendAgainWorkingDays), courier.SendAgainWorkingDays) })
        {
            if (days is < 0 or > 10)
            {
                throw new SettingException($"Duplicates:Courier:{name}", "must be 0 to 10.");
            }
        }

        if (courier.FirstReminderDays < 1 || courier.LastReminderDays <= courier.FirstReminderDays || courier.KeptDays <= courier.LastReminderDays || courier.KeptDays > 365)
        {
            throw new SettingException("Duplicates:Courier:KeptDays", "must be at most 365 and more than LastReminderDays, which must be more than FirstReminderDays, which must be 1 or more.");
        }
    }

    private static void CheckHearing(HearingTerms hearing)
    {
        if (hearing is { NoticeWorkingDaysBeforeDue: < 1 or > 10 } or { HearingWorkingDaysAfterNotice: < 1 or > 10 }
            or { RefusalWorkingDaysAfterNotice: < 1 or > 10 } or { AnswerWorkingDaysAfterNotice: < 1 or > 10 }
            or { MinutesWorkingDays: < 1 or > 10 } or { RemarkWorkingDays: < 1 or > 10 })
        {
            throw new SettingException("Duplicates:Hearing", "must hold numbers of working days from 1 to 10.");
        }

        if (hearing.RefusalWorkingDaysAfterNotice <= Math.Max(hearing.AnswerWorkingDaysAfterNotice, hearing.HearingWorkingDaysAfterNotice))
        {
            throw new SettingException(
                "Duplicates:Hearing:RefusalWorkingDaysAfterNotice", "must be more than AnswerWorkingDaysAfterNotice and HearingWorkingDaysAfterNotice.");
        }

        if (hearing.NoticeWorkingDaysBeforeDue < hearing.RefusalWorkingDaysAfterNotice)
        {
            throw new SettingException(
                "Duplicates:Hearing:NoticeWorkingDaysBeforeDue", "must be at least RefusalWorkingDaysAfterNotice, so that a refusal can be in time.");
        }
    }
}
