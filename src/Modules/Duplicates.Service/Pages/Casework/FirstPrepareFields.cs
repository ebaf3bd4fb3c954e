using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;
using Duplicates.Service.Apply;
using Duplicates.Service.Certificates;
using Duplicates.Service.Offices;

namespace Duplicates.Service.Pages.Casework;

/// <summary>
/// The fields of a duplicate as they are shown first: the next free blank, the names of the application, the head of the school, and the deputy
/// who signed the last one, so that what the school knows is not typed again.
/// </summary>
internal sealed record FirstPrepareFields(DuplicateApplication Application) : IPrepareFields
{
    private const string KazakhLetters = "әғқңөұүһіӘҒҚҢӨҰҮҺІ";

    public Distinction? Distinction => null;

    public string? Blank { get; private init; }

    public string? KkSurname { get; private init; }

    public string? KkGivenName { get; private init; }

    public string? KkPatronymic { get; private init; }

    public string? RuSurname { get; private init; }

    public string? RuGivenName { get; private init; }

    public string? RuPatronymic { get; private init; }

    public string? Head { get; private init; }

    public string? Deputy { get; private init; }

    public bool NoBlanks => Blank is null;

    public bool RussianNameIsKnown => IsRussianNameKnown(Application);

    /// <summary>Whether the name of the application has no letter that only Kazakh has.</summary>
    public static bool IsRussianNameKnown(DuplicateApplication application) =>
        !application.Content!.Learner.Name.Full.Any(letter => KazakhLetters.Contains(letter, StringComparison.Ordinal));

    /// <summary>The fields of a case.</summary>
    public static async Task<FirstPrepareFields> OfAsync(
        DuplicateApplication application, Blanks blanks, CertificateRegister register, IOffices offices, CancellationToken cancellationToken)
    {
        var (kkSurname, kkGivenName, kkPatronymic) = NameAnswer.Typed(application.Content!.Learner.Name);
        var isKnown = IsRussianNameKnown(application);
        return new(application)
        {
            KkSurname = kkSurname,
            KkGivenName = kkGivenName,
            KkPatronymic = kkPatronymic,
            RuSurname = isKnown ? kkSurname : null,
            RuGivenName = isKnown ? kkGivenName : null,
            RuPatronymic = isKnown ? kkPatronymic : null,
            Head = offices.Find(application.OfficeId!)?.Head.In(application.Content.Language),
            Deputy = await register.FindLastDeputyAsync(application.OfficeId!, cancellationToken),
            Blank = await blanks.NextFreeAsync(application.OfficeId!, cancellationToken),
        };
    }
}
