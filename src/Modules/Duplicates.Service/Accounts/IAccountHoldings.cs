namespace Duplicates.Service.Accounts;

/// <summary>Something that belongs to accounts of citizens: cases, drafts. The features that keep it implement it, within the transaction of the account.</summary>
internal interface IAccountHoldings
{
    /// <summary>Makes what belongs to one account another's of the same person.</summary>
    Task MoveAsync(CitizenRow from, CitizenRow to, CancellationToken cancellationToken);

    /// <summary>Deletes what must not outlive an account that is no more.</summary>
    Task ForgetAsync(string accountKey, CancellationToken cancellationToken);
}
