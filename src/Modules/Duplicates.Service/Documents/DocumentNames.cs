using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;
using Duplicates.Service.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Documents;

/// <summary>Says in one phrase which document a duplicate replaces.</summary>
internal static class DocumentNames
{
    /// <summary>The kind of the document, with what of it is meant where that is not the document alone.</summary>
    public static string Document(this IStringLocalizer<ServiceTexts> texts, CertificateKind kind, DocumentScope scope)
    {
        var name = texts[$"documents.kind.{kind.Level}.{kind.Distinction}"].Value;
        return scope is DocumentScope.Certificate ? name : texts[$"documents.what.{scope}", name].Value;
    }
}
