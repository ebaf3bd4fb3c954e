using Duplicates.Domain.Applications;
using Duplicates.Domain.People;
using Duplicates.Service.Accounts;
using Duplicates.Service.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Accounts;

/// <summary>Confirms phones without the way to a desk.</summary>
internal static class ConfirmedPhones
{
    /// <summary>The person's phone is confirmed from now on, as if an officer had seen the person's document.</summary>
    public static async Task ConfirmPhoneAsync(this ServiceHost host, TestPerson person)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PhoneChanges>().ConfirmAsync(
            Iin.Parse(person.Iin), PhoneNumber.Parse(person.Phone), PhoneProof.Desk, "kk", new Actor("officer", string.Empty, ActorRole.CorporationOperator), default);
    }
}
