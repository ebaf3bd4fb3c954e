using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;

namespace Duplicates.Domain.Tests.Applications;

public sealed class RequestedDocumentTests
{
    private static readonly CertificateKind Kind = new(EducationLevel.BasicSecondary, Distinction.WithHonours);

    [Theory]
    [InlineData(DocumentScope.Certificate)]
    [InlineData(DocumentScope.Supplement)]
    [InlineData(DocumentScope.CertificateAndSupplement)]
    public void RequestedDocument_KindAndScope_AreKeptAndTheRestIsUnknown(DocumentScope scope)
    {
        var document = new RequestedDocument(Kind, scope);

        Assert.Equal(Kind, document.Kind);
        Assert.Equal(scope, document.Scope);
        Assert.Null(document.NameOnOriginal);
        Assert.Null(document.OriginalSeriesAndNumber);
    }

    [Fact]
    public void RequestedDocument_NumberOfAnOldDocument_IsFreeText()
    {
        var document = new RequestedDocument(Kind, DocumentScope.Certificate) { OriginalSeriesAndNumber = "А № 123 (1987)" };

        Assert.Equal("А № 123 (1987)", document.OriginalSeriesAndNumber);
        Assert.NotEqual(new RequestedDocument(Kind, DocumentScope.Certificate), document);
    }
}
