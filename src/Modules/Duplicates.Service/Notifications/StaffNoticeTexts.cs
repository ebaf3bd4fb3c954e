using System.Globalization;
using Duplicates.Domain.Numbers;
using Duplicates.Service.Notifications.Templates;

namespace Duplicates.Service.Notifications;

/// <summary>Says notices in the language of whoever reads them.</summary>
internal sealed class StaffNoticeTexts(MessageTemplates templates, MessageValues values)
{
    /// <summary>What a notice says.</summary>
    /// <param name="happened">What happened.</param>
    /// <param name="caseNumber">The case's number, nine digits.</param>
    /// <param name="detail">A date as yyyy-MM-dd, the number of a complaint, or <see cref="PressingCounts"/>.</param>
    /// <param name="language">The reader's language.</param>
    public string Of(string happened, string caseNumber, string? detail, string language)
    {
        var isDate = DateOnly.TryParseExact(detail, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        var facts = new MessageFacts
        {
            Number = ApplicationNumber.TryParse(caseNumber, out var number, out _) ? number.ToString() : caseNumber,
            DueOn = isDate ? date : null,
            Complaint = isDate ? null : detail,
            Pressing = PressingCounts.Parse(detail),
        };
        return templates.Write(MessageSlot.Find(happened, MessageAudience.Staff, MessageForm.Notice)!, language, values.In(language, facts)).Body;
    }
}
