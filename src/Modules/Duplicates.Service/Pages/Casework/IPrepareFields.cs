using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;

namespace Duplicates.Service.Pages.Casework;

/// <summary>What is entered of a duplicate: the blank, the names of both halves of the paper, the signatories.</summary>
internal interface IPrepareFields
{
    /// <summary>The case.</summary>
    DuplicateApplication Application { get; }

    /// <summary>The kind of the document by the school's book; asked only when the applicant does not remember it.</summary>
    Distinction? Distinction { get; }

    /// <summary>Series and number of the blank.</summary>
    string? Blank { get; }

    string? KkSurname { get; }

    string? KkGivenName { get; }

    string? KkPatronymic { get; }

    string? RuSurname { get; }

    string? RuGivenName { get; }

    string? RuPatronymic { get; }

    /// <summary>Who signs as head.</summary>
    string? Head { get; }

    /// <summary>Who signs as deputy.</summary>
    string? Deputy { get; }

    /// <summary>The school has no free blank.</summary>
    bool NoBlanks { get; }

    /// <summary>The name of the application reads the same in Russian: it has no letter that only Kazakh has.</summary>
    bool RussianNameIsKnown { get; }
}
