using Duplicates.Service.Settings;

namespace Duplicates.Service.Tests.Settings;

/// <summary>People read the letters of a host, machines get ASCII, whichever the setting has.</summary>
public sealed class PublicAddressTests
{
    [Theory]
    [InlineData("https://telnusqa.kz", "https://telnusqa.kz", "https://telnusqa.kz")]
    [InlineData("https://телнұсқа.қаз/", "https://телнұсқа.қаз", "https://xn--80ajsiuc14dof.xn--80ao21a")]
    [InlineData("https://xn--80ajsiuc14dof.xn--80ao21a:8443", "https://телнұсқа.қаз:8443", "https://xn--80ajsiuc14dof.xn--80ao21a:8443")]
    [InlineData("http://127.0.0.1:5080", "http://127.0.0.1:5080", "http://127.0.0.1:5080")]
    [InlineData("", "", "")]
    public void Address_OfAHostWithLettersOfItsOwn_IsShownToPeopleAndWrittenForMachines(string setting, string people, string machines)
    {
        Assert.Equal(people, PublicAddress.ForPeople(setting));
        Assert.Equal(machines, PublicAddress.ForMachines(setting));
    }
}
