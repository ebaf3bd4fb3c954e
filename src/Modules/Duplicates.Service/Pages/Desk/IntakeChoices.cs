using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Desk;

/// <summary>The answers that an officer chooses from, at a desk and at somebody's home.</summary>
internal static class IntakeChoices
{
    /// <summary>In which role the visitor applies (R1.1).</summary>
    public static IReadOnlyList<Choice> Relations(IStringLocalizer<ServiceTexts> texts) => Of<Relation>(texts, "casework.relation");

    /// <summary>On which document the visitor is recognised (R3.2).</summary>
    public static IReadOnlyList<Choice> Documents(IStringLocalizer<ServiceTexts> texts) => Of<IdentityDocumentKind>(texts, "intake.identity");

    /// <summary>Grade 9 or grade 11.</summary>
    public static IReadOnlyList<Choice> Levels(IStringLocalizer<ServiceTexts> texts) => Of<EducationLevel>(texts, "apply.document");

    /// <summary>Ordinary or with honours.</summary>
    public static IReadOnlyList<Choice> Distinctions(IStringLocalizer<ServiceTexts> texts) => Of<Distinction>(texts, "apply.document");

    /// <summary>The document, its supplement, or both.</summary>
    public static IReadOnlyList<Choice> Scopes(IStringLocalizer<ServiceTexts> texts) => Of<DocumentScope>(texts, "apply.document");

    /// <summary>Whether the original has another name.</summary>
    public static IReadOnlyList<Choice> Names(IStringLocalizer<ServiceTexts> texts) => [new("False", texts["apply.name-then.same"]), new("True", texts["apply.name-then.changed"])];

    /// <summary>What happened to the original.</summary>
    public static IReadOnlyList<Choice> Reasons(IStringLocalizer<ServiceTexts> texts) => Of<LossReason>(texts, "apply.reason");

    /// <summary>What of a paper was seen and kept.</summary>
    public static IReadOnlyList<Choice> Forms(IStringLocalizer<ServiceTexts> texts) => Of<PaperForm>(texts, "intake.form");

    private static List<Choice> Of<T>(IStringLocalizer<ServiceTexts> texts, string words)
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(name => new Choice(name, texts[$"{words}.{name}"]))];
}
